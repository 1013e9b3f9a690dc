/** The demonstration: people, cases and caught mail. Absent in production. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "platform",
            "calendar",
            "associations",
            "casework",
            "scheduling",
            "invitations",
            "hiring",
            "training"
        })
package pt.vez.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
