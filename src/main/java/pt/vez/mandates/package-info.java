/** Who may act for whom: consent, term, scope, revocation. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "platform", "audit", "associations", "identity", "shell"})
package pt.vez.mandates;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
