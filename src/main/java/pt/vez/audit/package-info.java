/** The append-only journal of who did and who saw what. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "platform"})
package pt.vez.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
