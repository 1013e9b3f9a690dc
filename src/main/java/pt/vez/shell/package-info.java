/** Form parts, cards and formats the screens of every feature are built from. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "platform"})
package pt.vez.shell;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
