"""The gazetteer where Nominatim would stand."""

import pytest
from geopy.exc import GeocoderQueryError
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders.base import Geocoder
from geopy.point import Point

from geo.geocoder import GazetteerGeocoder

GEOCODER = GazetteerGeocoder()


def test_it_is_a_geopy_geocoder() -> None:
    assert isinstance(GEOCODER, Geocoder)


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("Tbilisi", "Tbilisi, Tbilisi, Georgia"),
        ("Armenia", "Armenia"),
        ("Syunik, Armenia", "Syunik, Armenia"),
        ("Paris, Texas", "Paris, Texas, United States"),
        ("Paris", "Paris, Île-de-France, France"),
        ("Long Beach, CA", "Long Beach, California, United States"),
        ("Washington, D.C.", "Washington, District of Columbia, United States"),
        ("London, Ontario, Canada", "London, Ontario, Canada"),
        ("Moscow, Idaho", "Moscow, Idaho, United States"),
        ("Cambridge, England", "Cambridge, England, United Kingdom"),
        ("Baku, Europe", None),
        ("Paris, Georgia, Armenia", None),
        ("Zzyzzxqw", None),
        ("Tbilisi, Zzyzzxqw", None),
    ],
)
def test_context_behind_commas_is_obeyed(query: str, address: str | None) -> None:
    location = GEOCODER.geocode(query)
    assert (location and location.address) == address


def test_a_mapping_may_say_what_is_what() -> None:
    location = GEOCODER.geocode({"city": "Springfield", "state": "Illinois", "country": "USA"})
    assert location.raw["admin1_name"] == "Illinois"


def test_country_codes_keep_to_their_countries() -> None:
    assert GEOCODER.geocode("Georgia", country_codes="us").raw["feature_code"] == "ADM1"
    found = GEOCODER.geocode("Paris", exactly_one=False, country_codes=["US", "CA"])
    assert {location.raw["country_code"] for location in found} == {"US", "CA"}
    assert GEOCODER.geocode("Baku", country_codes="AM") is None


def test_several_come_in_order_up_to_a_limit() -> None:
    found = GEOCODER.geocode("Springfield", exactly_one=False, limit=3)
    assert len({location.raw["id"] for location in found}) == 3
    assert found[0] == GEOCODER.geocode("Springfield")


def test_raw_tells_all_of_the_place() -> None:
    location = GEOCODER.geocode("Baku")
    assert location.raw["id"] == "geonames:587084"
    assert location.raw["feature_code"] == "PPLC"
    assert (location.latitude, location.longitude) == (location.raw["latitude"], location.raw["longitude"])


def test_outlines_are_added_on_request() -> None:
    assert GEOCODER.geocode("Lachin corridor", geometry="wkt").raw["geometry"].startswith("LINESTRING")
    assert GEOCODER.geocode("Tavush", geometry="geojson").raw["geometry"]["type"] in {
        "Polygon",
        "MultiPolygon",
    }
    assert "geometry" not in GEOCODER.geocode("Tavush").raw
    with pytest.raises(GeocoderQueryError, match="geometry 'svg'"):
        GEOCODER.geocode("Tavush", geometry="svg")  # type: ignore[arg-type]


@pytest.mark.parametrize("query", [(40.9795, 45.2503), "40.9795, 45.2503", Point(40.9795, 45.2503)])
def test_reverse_finds_the_nearest_settlement(query: Point | str | tuple[float, float]) -> None:
    location = GEOCODER.reverse(query)
    assert location.address == "Aygehovit, Tavush, Armenia"
    assert location.raw["distance_km"] < 1


def test_reverse_gives_several_nearest_first() -> None:
    found = GEOCODER.reverse((41.7, 44.8), exactly_one=False, limit=5)
    distances = [location.raw["distance_km"] for location in found]
    assert len(found) == 5
    assert distances == sorted(distances)


@pytest.mark.parametrize("query", ["", " , ", {}, {"planet": "Earth"}])
def test_a_query_without_a_name_is_refused(query: str | dict[str, str]) -> None:
    with pytest.raises(GeocoderQueryError, match="no name in"):
        GEOCODER.geocode(query)


@pytest.mark.parametrize("query", ["nowhere", (float("nan"), 0.0), None])
def test_reverse_of_what_is_no_point_is_refused(query: str | tuple[float, float] | None) -> None:
    with pytest.raises(GeocoderQueryError, match="no latitude and longitude"):
        GEOCODER.reverse(query)


def test_it_works_behind_a_rate_limiter() -> None:
    geocode = RateLimiter(GEOCODER.geocode, min_delay_seconds=0)
    assert geocode("Yerevan", timeout=5).raw["country_code"] == "AM"
