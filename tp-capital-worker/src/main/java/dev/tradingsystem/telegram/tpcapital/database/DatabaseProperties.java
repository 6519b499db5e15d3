package dev.tradingsystem.telegram.tpcapital.database;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Where the databases are.
///
/// @param gateway the gateway's database, reached through the pool
/// @param signals the worker's own database
/// @param connectionTimeout how long a caller waits for a connection
@Validated
@ConfigurationProperties("tp-capital.database")
record DatabaseProperties(
        @Valid Server gateway,
        @Valid Server signals,
        @DefaultValue("5s") Duration connectionTimeout) {

    /// One database.
    ///
    /// @param poolMax connections at most; all apps together share twenty of the server's
    record Server(
            @NotBlank String host,
            @Positive int port,
            @NotBlank String name,
            @NotBlank String user,
            @DefaultValue("") String password,
            @DefaultValue("4") @Positive int poolMax) {

        /// Through a transaction pooler nothing may stay prepared on the server; the socket limit
        /// ends a query whose server has silently gone; the detail of a server's error would
        /// carry message texts into the log.
        String url() {
            return "jdbc:postgresql://%s:%d/%s".formatted(host, port, name)
                    + "?prepareThreshold=0&logServerErrorDetail=false"
                    + "&connectTimeout=5&socketTimeout=40&tcpKeepAlive=true";
        }

        @Override
        public String toString() {
            return user + "@" + host + ":" + port + "/" + name;
        }
    }
}
