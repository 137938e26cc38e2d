"""GeoNames' feature codes in words a reader knows."""

from __future__ import annotations

_CLASSES = {
    "A": "division",
    "H": "water",
    "L": "area",
    "P": "settlement",
    "R": "road or railway",
    "S": "site",
    "T": "landform",
    "U": "undersea feature",
    "V": "vegetation",
}
_CODES = {
    "ADM1": "province", "ADM1H": "former province", "ADM2": "district", "ADM2H": "former district",
    "ADM3": "municipality", "ADM4": "municipality", "ADMD": "division", "ADMDH": "former division",
    "PCL": "country", "PCLI": "country", "PCLD": "dependent territory", "PCLS": "country",
    "PCLH": "former country", "PCLF": "country", "PCLIX": "part of a country", "TERR": "territory",
    "ZN": "zone", "ZNB": "buffer zone",
    "BAY": "bay", "CNL": "canal", "CHN": "channel", "GULF": "gulf", "HBR": "harbour", "LK": "lake",
    "LKS": "lakes", "OCN": "ocean", "RSV": "reservoir", "SEA": "sea", "STM": "river", "STMS": "streams",
    "STRT": "strait", "FLLS": "waterfall", "SPNG": "spring", "GLCR": "glacier", "LGN": "lagoon",
    "AREA": "area", "CONT": "continent", "RGN": "region", "RGNE": "economic region",
    "RGNH": "historical region",
    "PRK": "park", "RES": "reserve", "RESN": "nature reserve", "MILB": "military base", "BTL": "battlefield",
    "MVA": "manoeuvre area", "OILF": "oil field", "GASF": "gas field", "CST": "coast", "NVB": "naval base",
    "PPL": "settlement", "PPLA": "seat of a province", "PPLA2": "seat of a district",
    "PPLA3": "seat of a municipality", "PPLA4": "seat of a municipality", "PPLC": "capital",
    "PPLF": "farm village", "PPLG": "seat of government", "PPLH": "former settlement", "PPLL": "hamlet",
    "PPLQ": "abandoned settlement", "PPLR": "religious settlement", "PPLS": "settlements",
    "PPLW": "destroyed settlement", "PPLX": "quarter", "STLMT": "settlement",
    "RD": "road", "RDJCT": "road junction", "RR": "railway", "TNL": "tunnel", "TRL": "trail", "RTE": "route",
    "PTGE": "portage", "ST": "street", "CSWY": "causeway",
    "AIRB": "air base", "AIRF": "airfield", "AIRP": "airport", "BDG": "bridge", "BLDG": "building",
    "CH": "church", "CMP": "camp", "CSTL": "castle", "CSTM": "customs post", "DAM": "dam",
    "DIP": "diplomatic mission", "FT": "fort", "GOVL": "government building", "HSP": "hospital",
    "INSM": "military installation", "MNMT": "monument", "MN": "mine", "MSQE": "mosque", "MSTY": "monastery",
    "MUS": "museum", "PAL": "palace", "PP": "police post", "PPQ": "police post", "PRN": "prison",
    "PS": "power station", "PSN": "nuclear power station", "RSTN": "railway station", "RUIN": "ruin",
    "SCH": "school", "SQR": "square", "STDM": "stadium", "UNIV": "university", "ANS": "ancient site",
    "CAPE": "cape", "DLTA": "delta", "DSRT": "desert", "GRGE": "gorge", "HLL": "hill", "HLLS": "hills",
    "ISL": "island", "ISLS": "islands", "ISTH": "isthmus", "MT": "mountain", "MTS": "mountains",
    "PASS": "pass", "PEN": "peninsula", "PK": "peak", "PLAT": "plateau", "PLN": "plain", "UPLD": "upland",
    "VAL": "valley", "VLC": "volcano", "ATOL": "atoll", "GAP": "gap", "RDGE": "ridge",
    "FRST": "forest",
}  # fmt: skip


def feature_in_words(feature_class: str, feature_code: str) -> str:
    """Name what a place is.

    Examples
    --------
    >>> feature_in_words("P", "PPLC"), feature_in_words("H", "WADX"), feature_in_words("", "")
    ('capital', 'water', 'place')
    """
    return _CODES.get(feature_code) or class_in_words(feature_class)


def class_in_words(feature_class: str) -> str:
    """Name what kind of places a class has.

    Examples
    --------
    >>> class_in_words("T")
    'landform'
    """
    return _CLASSES.get(feature_class, "place")
