"""Countries as an option's value."""

from __future__ import annotations

import click


class CountryCodes(click.ParamType[frozenset[str]]):
    """ISO 3166-1 alpha-2 codes, parted by commas.

    Examples
    --------
    >>> sorted(CountryCodes().convert("am,AZ", None, None))
    ['AM', 'AZ']
    """

    name = "codes"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> frozenset[str]:
        """Read `value`, or fail naming the first code that is none."""
        from geo.gazetteer.countries import COUNTRY_CODES, MISTAKEN

        codes = [code.strip().upper() for code in value.split(",") if code.strip()]
        for code in codes:
            if code not in COUNTRY_CODES:
                hint = f" (is it {MISTAKEN[code]}?)" if code in MISTAKEN else ""
                self.fail(f"{code!r} is no country code of ISO 3166-1{hint}: write them as AM,AZ", param, ctx)
        if not codes:
            self.fail("no country code: write them as AM,AZ", param, ctx)
        return frozenset(codes)
