package pt.vez.mandates.internal;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pt.vez.platform.SealedColumn;

/** Columns of this module sealed under the master key whose values live longer than some days. */
@Configuration(proxyBeanMethods = false)
class MandateSealedColumns {
    @Bean
    SealedColumn sealedMandateTexts() {
        return SealedColumn.content("mandates_mandate", "id", "consent_text", "concat('mandate-text/', id)");
    }

    @Bean
    SealedColumn sealedMandateSignatures() {
        return SealedColumn.content("mandates_mandate", "id", "signature", "concat('mandate/', id)");
    }

    @Bean
    SealedColumn sealedMandateWitnesses() {
        return SealedColumn.content("mandates_mandate", "id", "witness_document", "concat('mandate-witness/', id)");
    }

    @Bean
    SealedColumn sealedMandateAttestations() {
        return SealedColumn.content("mandates_attestation", "mandate_id", "pdf", "concat('attestation/', mandate_id)");
    }
}
