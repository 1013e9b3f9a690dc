package pt.vez.associations;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pt.vez.platform.SealedColumn;

/** What of this module is sealed under the master key for longer than some days. */
@Configuration(proxyBeanMethods = false)
class AssociationSealedColumns {
    @Bean
    SealedColumn sealedAgreementPapers() {
        return SealedColumn.content("associations_agreement_paper", "id", "sealed", "concat('agreement-paper/', id)");
    }
}
