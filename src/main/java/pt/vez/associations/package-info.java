/** Partner bodies under agreement and their mediators. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "platform", "shell", "identity", "audit"})
package pt.vez.associations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
