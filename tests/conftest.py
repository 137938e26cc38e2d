"""What holds for all tests: nothing is kept between them, and the user's own folders are left alone."""

from __future__ import annotations

import os

from hypothesis import settings

os.environ["GEO_CACHE"] = "off"
os.environ["GEO_DATA"] = "off"

settings.register_profile("geo", deadline=None)  # how fast a busy machine is says nothing of the code
settings.load_profile("geo")
