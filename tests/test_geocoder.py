"""The gazetteer where Nominatim would stand."""

import inspect
from functools import partial
from typing import Any

import geopandas
import pytest
import shapely
from geopy.exc import GeocoderQueryError
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders import Nominatim
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
        ("Baku, Africa", None),
        ("Cairo, Africa", "Cairo, Cairo, Egypt"),
        ("Paris, North America", "Paris, Texas, United States"),
        ("Tbilisi, Asia", "Tbilisi, Tbilisi, Georgia"),
        ("Tbilisi, Europe", "Tbilisi, Tbilisi, Georgia"),
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


def places_of(coder: Geocoder) -> list[tuple[str, float, float, str]]:
    """Stand for a user's code that was written for Nominatim."""
    geocode = RateLimiter(partial(coder.geocode, language="en", addressdetails=True), min_delay_seconds=0)
    reverse = RateLimiter(coder.reverse, min_delay_seconds=0)
    found = []
    for address in ["Gyumri, Armenia", "Nowhere at all, Armenia", "Batumi"]:
        location = geocode(address, exactly_one=True, timeout=10, country_codes=["am", "ge"])
        if location is None:
            continue
        raw = location.raw
        south, north, west, east = map(float, raw["boundingbox"])
        assert south <= float(raw["lat"]) <= north
        assert west <= float(raw["lon"]) <= east
        assert raw["display_name"] == location.address == str(location)
        back = reverse((location.latitude, location.longitude), zoom=10, language="en")
        assert back.raw["address"]["country"] == raw["address"]["country"]
        found.append((raw["address"]["city"], *location.point[:2], raw["address"]["country_code"]))
    return found


def test_code_written_for_nominatim_runs_with_another_class() -> None:
    coder: Geocoder = GazetteerGeocoder(user_agent="my-app", timeout=10, domain="localhost:8080")
    assert [(city, code) for city, _, _, code in places_of(coder)] == [("Gyumri", "am"), ("Batumi", "ge")]


def test_nominatim_s_arguments_are_all_taken() -> None:
    ours, theirs = (
        set(inspect.signature(getattr(coder, method)).parameters)
        for coder, method in ((GazetteerGeocoder, "geocode"), (Nominatim, "geocode"))
    )
    assert theirs <= ours
    assert set(inspect.signature(Nominatim.reverse).parameters) <= set(
        inspect.signature(GazetteerGeocoder.reverse).parameters
    )


def test_geopandas_geocodes_by_it() -> None:
    frame = geopandas.tools.geocode(["Yerevan, Armenia", "Zzyzzxqw"], provider=GazetteerGeocoder)
    assert frame.crs == "EPSG:4326"
    assert frame["address"].tolist()[0] == "Yerevan, Yerevan, Armenia"
    assert frame.geometry[0].distance(shapely.Point(44.51, 40.18)) < 0.1
    assert frame["address"].isna().tolist() == [False, True]
    back = geopandas.tools.reverse_geocode(frame.geometry[:1], provider=GazetteerGeocoder)
    assert "Armenia" in back["address"][0]


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("Yerevan Armenia", "Yerevan, Yerevan, Armenia"),
        ("Armenia, Gyumri", "Gyumri, Shirak, Armenia"),
        ("Springfield Illinois", "Springfield, Illinois, United States"),
        ("12 Long Street, Yerevan, Armenia", None),
        ("Tbilisi Armenia", None),
    ],
)
def test_context_may_come_without_a_comma_or_first(query: str, address: str | None) -> None:
    location = GEOCODER.geocode(query)
    assert (location and location.address) == address


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"country_codes": "UK"}, "country code 'UK'"),
        ({"featuretype": "house"}, "featuretype 'house'"),
        ({"viewbox": [(1, 2)]}, "has not two corners"),
        ({"viewbox": [(1, 2), "here"]}, "no latitude and longitude: 'here'"),
    ],
)
def test_an_argument_that_can_not_be_is_quoted(arguments: dict[str, Any], message: str) -> None:
    with pytest.raises(GeocoderQueryError, match=message):
        GEOCODER.geocode("Paris", **arguments)


@pytest.mark.parametrize("query", [None, 7, float("nan")])
def test_a_query_that_is_no_text_is_refused(query: object) -> None:
    with pytest.raises(GeocoderQueryError, match="no name in"):
        GEOCODER.geocode(query)  # type: ignore[arg-type]


def test_a_limit_is_at_least_one() -> None:
    with pytest.raises(ValueError, match="limit 0 is less than 1"):
        GEOCODER.geocode("Paris", limit=0)


def test_a_viewbox_prefers_or_bounds() -> None:
    texas = [(25.8, -106.6), (36.5, -93.5)]
    assert GEOCODER.geocode("Paris", viewbox=texas).raw["admin1_name"] == "Texas"
    assert len(GEOCODER.geocode("Paris", viewbox=texas, exactly_one=False)) > 1
    assert (
        len(
            GEOCODER.geocode("Paris", viewbox=texas, country_codes="FR", bounded=True, exactly_one=False)
            or ()
        )
        == 0
    )


def test_a_kind_of_place_may_be_asked_for() -> None:
    assert GEOCODER.geocode("Georgia", featuretype="state").raw["country_code"] == "US"
    assert GEOCODER.geocode("Georgia", featuretype="country").raw["country_code"] == "GE"
    assert GEOCODER.geocode("Yerevan", featuretype="state").raw["feature_code"] == "ADM1"


def test_more_is_told_on_request() -> None:
    raw = GEOCODER.geocode("Shusha", addressdetails=True, namedetails=True, extratags=True).raw
    assert raw["address"]["country_code"] == raw["country_code"].lower()
    assert "Şuşa" in raw["namedetails"]["alt_name"].split(";")
    assert int(raw["extratags"]["population"]) == raw["population"]
    assert GEOCODER.geocode("Tavush", geometry="geojson").raw["geojson"]["type"].endswith("Polygon")


def test_both_names_of_a_contested_place_are_in_the_address() -> None:
    assert {"Shusha", "Shushi"} <= set(GEOCODER.geocode("Shushi").address.split(",")[0].split(" / "))


def test_reverse_far_from_any_settlement_answers_nothing() -> None:
    assert GEOCODER.reverse((0.0, -30.0)) is None
    assert GEOCODER.reverse((0.0, -30.0), within_km=5000).raw["distance_km"] > 500


@pytest.mark.parametrize(("zoom", "code"), [(3, "PCLI"), (5, "ADM1"), (10, "PPL")])
def test_a_small_zoom_shows_less(zoom: int, code: str) -> None:
    assert GEOCODER.reverse((40.9795, 45.2503), zoom=zoom).raw["feature_code"] == code
