"""All that is mended in WeasyPrint 70.0 before it lays out anything: what prints wrong first, then what takes long."""

from press.paginate.engine.columns import lay_out_filled_columns_once
from press.paginate.engine.computed import look_up_what_no_rule_sets
from press.paginate.engine.continued import say_which_tables_go_on
from press.paginate.engine.drawing import draw_known_glyphs_at_once
from press.paginate.engine.font_names import call_fonts_by_their_names
from press.paginate.engine.footnotes import keep_footnotes_with_calls
from press.paginate.engine.grids import let_grids_go_overleaf
from press.paginate.engine.lengths import look_up_lengths
from press.paginate.engine.lines import let_spaces_hang
from press.paginate.engine.openings import let_pages_end_early
from press.paginate.engine.page_styles import keep_what_pages_share
from press.paginate.engine.pages import lay_out_each_page_once
from press.paginate.engine.parsing import keep_expressions
from press.paginate.engine.pseudo import give_pseudo_elements_to_their_own
from press.paginate.engine.release import let_go_of_what_is_done
from press.paginate.engine.shaping import shape_each_line_once
from press.paginate.engine.tagging import tag_the_galley
from press.paginate.engine.writing import write_once


def mend_weasyprint() -> None:
    """Mend it, once a process. Raises RuntimeError where it is not the version that this was written for."""
    keep_footnotes_with_calls()
    let_spaces_hang()
    let_pages_end_early()
    let_grids_go_overleaf()
    call_fonts_by_their_names()
    say_which_tables_go_on()
    shape_each_line_once()
    look_up_what_no_rule_sets()
    look_up_lengths()
    give_pseudo_elements_to_their_own()
    keep_what_pages_share()
    lay_out_each_page_once()
    lay_out_filled_columns_once()
    keep_expressions()
    draw_known_glyphs_at_once()
    tag_the_galley()
    write_once()
    let_go_of_what_is_done()
