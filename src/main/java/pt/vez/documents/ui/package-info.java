/** Screens of this module; they hold no rules. A few words and handlers are shared with the portal's composed screens. */
@NullMarked
@NamedInterface("ui")
package pt.vez.documents.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
