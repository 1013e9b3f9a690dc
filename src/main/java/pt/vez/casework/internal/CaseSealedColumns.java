package pt.vez.casework.internal;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pt.vez.platform.SealedColumn;

/** What of this module is sealed under the master key for longer than some days. */
@Configuration(proxyBeanMethods = false)
class CaseSealedColumns {
    @Bean
    SealedColumn sealedCaseNotes() {
        return SealedColumn.content("casework_note", "id", "body", "concat('note/', id)");
    }
}
