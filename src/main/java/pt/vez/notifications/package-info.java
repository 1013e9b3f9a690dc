/** Messages by mail and SMS gateway, and calendar files. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "platform",
            "identity",
            "mandates",
            "rota",
            "casework",
            "documents",
            "scheduling",
            "invitations"
        })
package pt.vez.notifications;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
