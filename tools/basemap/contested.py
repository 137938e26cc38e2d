"""Lines that are disputed, not recognised by one side, or not delimited.

Natural Earth draws what is administered; which of its lines are contested is listed here, by its own codes.
"""

GROUPS = {
    "RUS-283": "Crimea",
    "RUS-5482": "Crimea",
    "GEO-3015": "Abkhazia",
    "SYR-5261": "Golan",
    "MAR-3456": "Western Sahara (west)",
    "MAR-3457": "Guelmim and Es-Semara",  # a part of each side of the line
    "MAR-3469": "Western Sahara (west)",
    "IND-2431": "Kashmir (east)",
    "IND-20012": "Kashmir (east)",
    "PAK-1109": "Kashmir (west)",
    "PAK-1111": "Kashmir (west)",
    "IND-3299": "Arunachal Pradesh",
    "MDA-1638": "Transnistria",
    "MDA-1628": "Transnistria",
    "MDA-1652": "Transnistria",
    "MDA-1637": "Transnistria",
    "MDA-1650": "Transnistria",
}
"""Divisions whose outer line is contested; every other division belongs to its country's group."""
CONTESTED = {
    frozenset(pair)
    for pair in (
        ("Crimea", "UKR"),
        ("Abkhazia", "GEO"),
        ("Golan", "ISR"),
        ("Golan", "SYR"),
        ("ISR", "SYR"),
        ("ISR", "PSX"),
        ("KOS", "SRB"),
        ("SAH", "MAR"),
        ("SAH", "Western Sahara (west)"),
        ("SAH", "Guelmim and Es-Semara"),
        ("Guelmim and Es-Semara", "Western Sahara (west)"),
        ("MAR", "Western Sahara (west)"),
        ("CYN", "CYP"),
        ("CYN", "ESB"),
        ("SOL", "SOM"),
        ("PRK", "KOR"),
        ("ARM", "AZE"),
        ("Kashmir (east)", "Kashmir (west)"),
        ("Kashmir (east)", "PAK"),
        ("Kashmir (east)", "CHN"),
        ("Kashmir (east)", "KAS"),
        ("Kashmir (west)", "KAS"),
        ("KAS", "CHN"),
        ("Kashmir (west)", "CHN"),
        ("Arunachal Pradesh", "CHN"),
        ("Transnistria", "MDA"),
    )
}
"""Groups between which the line is disputed, not recognised by one side, or not delimited."""
