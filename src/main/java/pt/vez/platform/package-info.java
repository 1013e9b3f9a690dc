/** What the application runs on: settings, database, secrets, codes, encryption, files, drafts, limits, locks, words. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared"})
package pt.vez.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
