"""What holds for all tests: nothing is kept between them, and the user's own folders are left alone."""

from __future__ import annotations

import os

os.environ["GEO_CACHE"] = "off"
os.environ["GEO_DATA"] = "off"
