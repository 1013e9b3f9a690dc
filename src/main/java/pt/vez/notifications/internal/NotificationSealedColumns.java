package pt.vez.notifications.internal;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pt.vez.platform.SealedColumn;

/** Columns of this module sealed under the master key whose values live longer than some days. */
@Configuration(proxyBeanMethods = false)
class NotificationSealedColumns {
    @Bean
    SealedColumn sealedPushDevices() {
        return SealedColumn.content("notifications_device", "id", "sealed", "concat('push-device/', id)");
    }

    @Bean
    SealedColumn sealedPushKey() {
        return SealedColumn.content("notifications_push_key", "id", "keyset", "'push/key'");
    }
}
