/** Public calls for mediators: from the call and the application to the interview, the decision and the membership. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "platform",
            "shell",
            "calendar",
            "audit",
            "identity",
            "associations",
            "documents",
            "scheduling"
        })
package pt.vez.hiring;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
