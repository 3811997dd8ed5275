/** The copy's entry: the engine's own main, after the harness has put its hand on the clock. */
import 'harness/clock';
import 'harness/shift';
import 'engine/main';
