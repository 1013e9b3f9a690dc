package pt.vez.casework.internal;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pt.vez.platform.SealedColumn;

/** Columns of this module sealed under the master key whose values live longer than some days. */
@Configuration(proxyBeanMethods = false)
class CaseSealedColumns {
    @Bean
    SealedColumn sealedCaseNotes() {
        return SealedColumn.content("casework_note", "id", "body", "concat('note/', id)");
    }
}
