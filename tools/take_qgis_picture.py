"""Take the manual's picture of QGIS: the events of examples/river in a week of its temporal controller.

python tools/take_qgis_picture.py      (needs QGIS and Xvfb: apt-get install qgis xvfb)
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import geo

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / "docs" / "pictures" / "qgis.png"
SECONDS = 120
SYSTEM_PATH = "/usr/local/bin:/usr/bin:/bin"
"""Without an environment of Python's: QGIS is at home in the system's."""
IN_QGIS = """
import os
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QAbstractButton, QComboBox, QDockWidget
from qgis.PyQt.QtXml import QDomDocument
from qgis.core import QgsApplication, QgsProject, QgsRectangle, QgsVectorLayer
from qgis.utils import iface

def layer(source, name):
    made = QgsVectorLayer(source, name, "ogr")
    QgsProject.instance().addMapLayer(made)
    return made

def open_layers():
    iface.mainWindow().resize(1280, 800)
    layer(QgsApplication.pkgDataPath() + "/resources/data/world_map.gpkg|layername=countries", "world")
    events = layer(os.environ["PACKAGE"] + "|layername=events", "events")
    ids = events.listStylesInDatabase()[1]
    style = QDomDocument()
    style.setContent(events.getStyleFromDatabase(ids[0])[0])
    events.importNamedStyle(style)
    for dock in iface.mainWindow().findChildren(QDockWidget):
        dock.setVisible(dock.objectName() in ("Layers", "Temporal Controller"))

def play():
    docks = {dock.objectName(): dock for dock in iface.mainWindow().findChildren(QDockWidget)}
    dock = docks["Temporal Controller"]
    dock.setMaximumHeight(110)
    dock.findChild(QAbstractButton, "mNavigationAnimated").click()
    dock.findChild(QAbstractButton, "mSetRangeButton").click()
    dock.findChild(QComboBox, "mTimeStepsComboBox").setCurrentText("weeks")
    iface.mapCanvas().temporalController().setCurrentFrameNumber(1)
    iface.mapCanvas().setExtent(QgsRectangle(11.5, 43.8, 22.5, 49.6))

def keep():
    iface.mainWindow().grab().save(os.environ["PICTURE"])
    os._exit(0)

QTimer.singleShot(2000, open_layers)
QTimer.singleShot(5000, play)
QTimer.singleShot(10000, keep)
"""
"""What QGIS is asked to do, by its own Python, as a person would by hand."""


def main() -> None:
    """Take the picture, or say what is missing."""
    missing = [name for name in ("qgis", "xvfb-run") if shutil.which(name) is None]
    if missing:
        sys.exit(f"there is no {' and no '.join(missing)} on this machine: apt-get install qgis xvfb")
    with TemporaryDirectory() as folder:
        code = Path(folder) / "in_qgis.py"
        code.write_text(IN_QGIS, encoding="utf-8")
        geo.build(ROOT / "examples" / "river", out=folder, name="river", no_cache=True)
        own = {"PACKAGE": f"{folder}/river.gpkg", "PICTURE": str(PICTURE)}
        own |= {"PATH": SYSTEM_PATH, "PYTHONPATH": ""}
        screen = ["xvfb-run", "-a", "-s", "-screen 0 1280x800x24"]
        command = [
            *screen,
            "qgis",
            "--noversioncheck",
            "--nologo",
            "--profiles-path",
            folder,
            "--code",
            str(code),
        ]
        subprocess.run(command, env={**os.environ, **own}, timeout=SECONDS, check=True)
    print(PICTURE.relative_to(ROOT))


if __name__ == "__main__":
    main()
