/** Cases, their people, procedures, stages and timeline; who may do what with a case. */
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
            "mandates",
            "people"
        })
package pt.vez.casework;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
