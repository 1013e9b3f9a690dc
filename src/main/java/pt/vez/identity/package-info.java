/** Accounts, roles and sign-in by mail. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "platform", "shell", "audit"})
package pt.vez.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
