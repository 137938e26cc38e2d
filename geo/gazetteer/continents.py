"""Which countries lie in which continent, as GeoNames has it; those on the border of two count in both."""

from __future__ import annotations

_COUNTRIES = {
    "geonames:6255146": """
        AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EG EH ER ET GA GH GM GN GQ GW KE KM LR LS LY MA MG ML MR
        MU MW MZ NA NE NG RE RW SC SD SH SL SN SO SS ST SZ TD TG TN TZ UG YT ZA ZM ZW
    """,
    "geonames:6255152": """
        AQ BV GS HM TF
    """,
    "geonames:6255147": """
        AE AF AM AZ BD BH BN BT CC CN CY EG GE HK ID IL IN IO IQ IR JO JP KG KH KP KR KW KZ LA LB LK MM
        MN MO MV MY NP OM PH PK PS QA RU SA SG SY TH TJ TM TR TW UZ VN YE
    """,
    "geonames:6255148": """
        AD AL AM AT AX AZ BA BE BG BY CH CY CZ DE DK EE ES FI FO FR GB GE GG GI GR HR HU IE IM IS IT JE
        KZ LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS RU SE SI SJ SK SM TR UA VA XK
    """,
    "geonames:6255149": """
        AG AI AW BB BL BM BQ BS BZ CA CR CU CW DM DO GD GL GP GT HN HT JM KN KY LC MF MQ MS MX NI PA PM
        PR SV SX TC TT US VC VG VI
    """,
    "geonames:6255151": """
        AS AU CK CX FJ FM GU KI MH MP NC NF NR NU NZ PF PG PN PW SB TK TL TO TV UM VU WF WS
    """,
    "geonames:6255150": """
        AR BO BR CL CO EC FK GF GY PE PY SR UY VE
    """,
}
CONTINENTS = {place_id: frozenset(codes.split()) for place_id, codes in _COUNTRIES.items()}
"""Country codes by the id of their continent."""
