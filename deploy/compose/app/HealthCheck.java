import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/// `java HealthCheck URL`: ends with 0 when the address answers 200 within three seconds, else with 1 and the reason. The
/// images have no curl, and a health check every few seconds must cost little: no HTTP client with threads of its own.
final class HealthCheck {

    private static final int PATIENCE_MS = 3_000;

    private HealthCheck() {}

    public static void main(String[] arguments) {
        System.exit(isHealthy(arguments[0]) ? 0 : 1);
    }

    private static boolean isHealthy(String address) {
        try {
            var connection = (HttpURLConnection) URI.create(address).toURL().openConnection();
            connection.setConnectTimeout(PATIENCE_MS);
            connection.setReadTimeout(PATIENCE_MS);
            int status = connection.getResponseCode();
            System.out.println(status);
            return status == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            System.out.println(e.getMessage());
            return false;
        }
    }
}
