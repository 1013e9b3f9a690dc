package pt.vez.hiring.internal;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pt.vez.platform.SealedColumn;

/** Columns of this module sealed under the master key whose values live longer than some days. */
@Configuration(proxyBeanMethods = false)
class HiringSealedColumns {
    @Bean
    SealedColumn sealedHiringApplications() {
        return SealedColumn.content("hiring_application", "id", "body", "concat('hiring/application/', id)");
    }

    @Bean
    SealedColumn sealedHiringCurricula() {
        return SealedColumn.fileKey("hiring_cv", "file_key", "concat('hiring/cv/', id)");
    }
}
