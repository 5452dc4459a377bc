"""A window of QtWebEngine, which is a Chromium of its time: shows nothing until it is told to over its own port."""

import sys

try:
    from PyQt6.QtCore import QUrl
    from PyQt6.QtWebEngineWidgets import QWebEngineView
    from PyQt6.QtWidgets import QApplication
except ImportError:
    from PyQt5.QtCore import QUrl
    from PyQt5.QtWebEngineWidgets import QWebEngineView
    from PyQt5.QtWidgets import QApplication

app = QApplication(sys.argv)
view = QWebEngineView()
view.resize(1000, 1000)
view.load(QUrl("about:blank"))
view.show()
sys.exit(app.exec_() if hasattr(app, "exec_") else app.exec())
