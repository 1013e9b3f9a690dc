/** Messages by mail and SMS gateway, and calendar files. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "platform",
            "identity",
            "mandates",
            "casework",
            "documents",
            "scheduling",
            "invitations",
            "hiring"
        })
package pt.vez.notifications;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
