/** Who a person is: what is known of them, how they are found without being entered twice, what may be corrected. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "platform", "calendar", "audit", "associations", "mandates"})
package pt.vez.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
