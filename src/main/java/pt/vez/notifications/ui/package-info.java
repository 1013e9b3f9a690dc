/** Screens of this module; they hold no rules. A few parts are shared with screens that compose several modules. */
@NullMarked
@NamedInterface("ui")
package pt.vez.notifications.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
