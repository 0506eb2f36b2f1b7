"""An author's own Vega-Lite specification, in the house's type and colours."""

import json
from decimal import Decimal, InvalidOperation
from typing import Any

from press.draw.materials.artwork import Plate
from press.model.charts import VegaLite


def specification(content: VegaLite, plate: Plate) -> dict[str, Any]:
    """The author's specification with the figure's rows, at the size of the paper, whatever size it asks for."""
    spec: dict[str, Any] = json.loads(content.spec)
    height = round(min(plate.width * content.height, plate.size.tallest_pt), 2)
    own = {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "data": {"values": _rows(content)},
        "background": None,
        # Letters reach a little below the line that Vega reckons with.
        "padding": {"left": 0, "right": 0, "top": 1, "bottom": 2},
    }
    sized = {} if _is_composed(spec) else {"width": round(plate.width, 2), "height": height}
    return {**spec, **own, **sized, "autosize": {"type": "fit", "contains": "padding"}}


def house_config(plate: Plate) -> dict[str, Any]:
    palette, small, text = plate.palette, plate.size.smallest_pt, plate.size.text_pt
    titles = {"titleFontSize": text, "titleFontWeight": 600, "titleColor": palette.ink, "titleAnchor": "start"}
    labels = {"labelFontSize": small, "labelColor": palette.steel}
    return {
        "font": palette.sans,
        "view": {"stroke": None},
        "axis": {
            **titles, **labels, "domainColor": palette.ink, "domainWidth": 0.75, "tickColor": palette.ink,
            "tickWidth": 0.5, "tickSize": 3, "gridColor": palette.figure_grid, "gridWidth": 0.5, "labelPadding": 3,
        },
        "axisX": {"grid": False, "labelAngle": 0},
        # Read without turning the head: above the axis, from its left end.
        "axisY": {"titleAngle": 0, "titleAlign": "left", "titleAnchor": "end", "titleX": 0, "titleY": -text * 0.8},
        "header": {**labels, **titles},
        "legend": {**titles, **labels, "labelColor": palette.ink, "orient": "top", "symbolStrokeWidth": 1.5},
        "title": {"fontSize": text, "fontWeight": 600, "color": palette.ink, "anchor": "start"},
        "range": {"category": [palette.data_1, palette.data_2, palette.steel]},
        "mark": {"color": palette.data_1},
        "bar": {"color": palette.data_1},
        "line": {"color": palette.data_1, "strokeWidth": 1.8},
        "point": {"color": palette.data_1, "filled": True, "size": 40, "opacity": 1},
        "rule": {"color": palette.ink, "strokeWidth": 0.75},
        "text": {"color": palette.ink, "fontSize": text, "font": palette.sans},
    }  # fmt: skip


def _is_composed(spec: dict[str, Any]) -> bool:
    """Views of several parts take no size: each part has its own."""
    encoding = spec.get("encoding", {})
    is_faceted = isinstance(encoding, dict) and any(channel in encoding for channel in ("facet", "row", "column"))
    return is_faceted or any(key in spec for key in ("facet", "repeat", "concat", "hconcat", "vconcat"))


def _rows(content: VegaLite) -> list[dict[str, Any]]:
    """The rows as JSON; a column that holds nothing but numbers holds numbers."""
    rows = [dict(record.cells) for record in content.records]
    columns = dict.fromkeys(column for row in rows for column in row)
    numeric = {column for column in columns if all(_is_number(row[column]) for row in rows if column in row)}
    return [{key: float(text) if key in numeric else text for key, text in row.items()} for row in rows]


def _is_number(text: str) -> bool:
    try:
        return Decimal(text).is_finite()
    except InvalidOperation:
        return False
