package pt.vez.associations.internal;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pt.vez.platform.SealedColumn;

/** Columns of this module sealed under the master key whose values live longer than some days. */
@Configuration(proxyBeanMethods = false)
class AssociationSealedColumns {
    @Bean
    SealedColumn sealedAgreementPapers() {
        return SealedColumn.content("associations_agreement_paper", "id", "sealed", "concat('agreement-paper/', id)");
    }
}
