/** Value objects, identifiers and errors every room uses; knows nothing of the others. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package pt.vez.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
