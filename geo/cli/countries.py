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
        from geo.errors import UsageError
        from geo.gazetteer.countries import read_country_codes

        try:
            return read_country_codes(value)
        except UsageError as error:
            self.fail(str(error), param, ctx)
