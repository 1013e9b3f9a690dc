/** Working days, holidays, municipalities and wall-clock times. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared"})
package pt.vez.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
