package pt.vez.biometrics.internal;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pt.vez.platform.SealedColumn;

/** Columns of this module sealed under the master key whose values live longer than some days. */
@Configuration(proxyBeanMethods = false)
class BiometricsSealedColumns {
    @Bean
    SealedColumn sealedBiometricsSigner() {
        return SealedColumn.content("biometrics_signer", "id", "keyset", "'biometrics/signer'");
    }
}
