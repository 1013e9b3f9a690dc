package pt.vez.notifications.internal;

import com.google.crypto.tink.apps.webpush.WebPushHybridEncrypt;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.util.Timeout;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import pt.vez.notifications.PushDevices.Subscription;

/**
 * Hands one message to a push service (RFC 8030), encrypted for the device only (RFC 8291). Redirects are not
 * followed; of the answer only the status code is used.
 */
@Component
class PushSender implements DisposableBean {
    /** Every message is as long as every other: its length says nothing. */
    private static final int LENGTH = 1_024;

    private static final int LONGEST_ANSWER = 8_192;
    private static final int CONNECTIONS = 50;

    private final PushHosts hosts;
    private final PushKeys keys;
    private final CloseableHttpClient client;

    PushSender(PushHosts hosts, PushKeys keys) {
        this.hosts = hosts;
        this.keys = keys;
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(hosts)
                .setMaxConnTotal(CONNECTIONS)
                .setMaxConnPerRoute(CONNECTIONS)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.ofSeconds(5))
                        .setSocketTimeout(Timeout.ofSeconds(10))
                        .setTimeToLive(Timeout.ofMinutes(5))
                        .build())
                .build();
        this.client = HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(Timeout.ofSeconds(20))
                        .setResponseTimeout(Timeout.ofSeconds(10))
                        .build())
                .setUserAgent("Vez")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    /** What became of a message. */
    enum Outcome {
        DELIVERED,
        /** The device no longer wants to be told, or never could be. */
        GONE,
        LATER
    }

    /**
     * @throws GeneralSecurityException for keys that are none
     * @throws IllegalArgumentException for a wrong secret
     */
    static byte[] encrypted(Subscription device, byte[] message) throws GeneralSecurityException {
        var decoder = Base64.getUrlDecoder();
        return new WebPushHybridEncrypt.Builder()
                .withRecipientPublicKey(decoder.decode(device.p256dh()))
                .withAuthSecret(decoder.decode(device.auth()))
                .withPaddingSize(Math.max(0, LENGTH - message.length))
                .build()
                .encrypt(message, null);
    }

    /** @param valid how long the push service keeps it for a device that is off */
    Outcome send(Subscription device, byte[] message, Duration valid) throws IOException, GeneralSecurityException {
        URI endpoint = hosts.checked(device.endpoint());
        var post = new HttpPost(endpoint);
        post.setHeader("Authorization", keys.authorisation(endpoint));
        post.setHeader("Content-Encoding", "aes128gcm");
        post.setHeader("TTL", Long.toString(Math.max(0, valid.toSeconds())));
        post.setHeader("Urgency", "high");
        post.setEntity(new ByteArrayEntity(encrypted(device, message), ContentType.APPLICATION_OCTET_STREAM));
        var target = HttpHost.create(endpoint);
        try (ClassicHttpResponse answer = client.executeOpen(target, post, null)) {
            // A short answer is read, so that its connection serves again; a long one is cut off.
            if (answer.getEntity() != null
                    && answer.getEntity().getContentLength() >= 0
                    && answer.getEntity().getContentLength() <= LONGEST_ANSWER) {
                EntityUtils.consume(answer.getEntity());
            }
            return switch (answer.getCode()) {
                case 200, 201, 202, 204 -> Outcome.DELIVERED;
                case 404, 410 -> Outcome.GONE;
                default -> Outcome.LATER;
            };
        }
    }

    @Override
    public void destroy() throws IOException {
        client.close();
    }
}
