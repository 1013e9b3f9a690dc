/** The mediator's screens; they hold no rules. What every page shows of a visit is shared with the layout. */
@NullMarked
@NamedInterface("ui")
package pt.vez.visits.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
