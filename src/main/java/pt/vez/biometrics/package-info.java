/** Capture of portrait, signature, fingerprints and height under mandate; sealed for the agency, then erased here. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "platform", "shell", "audit", "casework", "people"})
package pt.vez.biometrics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
