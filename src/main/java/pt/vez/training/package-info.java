/** Courses of the agency: sessions with places, attendance, tests, and certificates that can be verified publicly. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "platform", "shell", "calendar", "audit", "identity"})
package pt.vez.training;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
