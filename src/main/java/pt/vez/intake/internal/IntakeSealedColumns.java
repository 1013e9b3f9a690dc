package pt.vez.intake.internal;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pt.vez.platform.SealedColumn;

/** Columns of this module sealed under the master key whose values live longer than some days. */
@Configuration(proxyBeanMethods = false)
class IntakeSealedColumns {
    @Bean
    SealedColumn sealedIntakePeople() {
        return SealedColumn.content("intake_record", "id", "person", "concat('intake/', id)");
    }

    @Bean
    SealedColumn sealedIntakePhotographs() {
        return SealedColumn.fileKey(
                "intake_photograph", "file_key", "concat('intake/', record_id, '/photograph/', id)");
    }
}
