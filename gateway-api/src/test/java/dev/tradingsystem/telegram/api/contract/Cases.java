package dev.tradingsystem.telegram.api.contract;

import java.util.ArrayList;
import java.util.List;

/// Requests for every operation: at least one good one, and those that go wrong in its own ways.
/// What may go wrong everywhere stands in [ContractIT].
final class Cases {

    private static final String RESULT =
            "{\"items\":[{\"channelId\":\"{c}\",\"messageId\":\"1\",\"version\":2,\"outcome\":\"failed\",\"reason\":\"no price\"}]}";

    private Cases() {}

    static List<Case> of(String operation) {
        var all = new ArrayList<Case>();
        all.addAll(messages());
        all.addAll(marks());
        all.addAll(changes());
        all.addAll(channels());
        all.addAll(consumers());
        all.addAll(jobsAndKeys());
        all.addAll(figures());
        return all.stream().filter(each -> each.operation().equals(operation)).toList();
    }

    private static List<Case> messages() {
        return List.of(
                Case.of("listMessages", 200, "/messages?channel={c}&limit=2&count=exact"),
                Case.of("listMessages", 200, "/messages?channel={c}&order=seq&direction=asc"),
                Case.of("listMessages", 200, "/messages?channel={c}&around=3&limit=3"),
                Case.of("listMessages", 200, "/messages?channel={c}&q=message&kind=text&has=link&deleted=any"),
                Case.of("listMessages", 200, "/messages?channel={c}").with("Accept", "application/x-ndjson"),
                Case.of("listMessages", 400, "/messages?cursor=forged"),
                Case.of("listMessages", 400, "/messages?limit=501"),
                Case.of("listMessages", 404, "/messages?channel={c}&before=999"),
                Case.of("getMessage", 200, "/messages/{c}/1"),
                Case.of("getMessage", 200, "/messages/{c}/7"),
                Case.of("getMessage", 200, "/messages/{c}/1?at=2025-11-05T12:00:30Z"),
                Case.of("getMessage", 404, "/messages/{c}/2"),
                Case.of("getMessage", 400, "/messages/{c}/1?at=noon"),
                Case.of("listVersions", 200, "/messages/{c}/1/versions?diff=true"),
                Case.of("listVersions", 404, "/messages/{c}/2/versions"),
                Case.of("traceMessage", 200, "/messages/{c}/1/trace"),
                Case.of("traceMessage", 404, "/messages/{c}/1/trace?version=9"),
                Case.of("getPhoto", 200, "/messages/{c}/7/photo"),
                Case.of("getPhoto", 206, "/messages/{c}/7/photo").with("Range", "bytes=0-2"),
                Case.of("getPhoto", 404, "/messages/{c}/1/photo"),
                Case.of("getPhoto", 503, "/messages/{c}/8/photo"),
                Case.of("getPhoto", 400, "/messages/{c}/7/photo?size=large"),
                Case.of("findPhoto", 307, "/photos/{c}/7"));
    }

    private static List<Case> marks() {
        return List.of(
                Case.of("deleteMessage", 200, "/messages/{c}/3", "{\"reason\":\"a test\"}"),
                Case.of("deleteMessage", 200, "/messages/{c}/3"),
                Case.of("deleteMessage", 404, "/messages/{c}/2"),
                Case.of("restoreMessage", 200, "/messages/{c}/3/restore"),
                Case.of("restoreMessage", 404, "/messages/{c}/2/restore"),
                Case.of(
                        "reprocessMessage",
                        202,
                        "/messages/{c}/1/reprocess",
                        "{\"consumer\":\"{consumer}\",\"reason\":null}"),
                Case.of("reprocessMessage", 404, "/messages/{c}/2/reprocess", "{\"consumer\":\"reports\"}"),
                Case.of("listUnprocessed", 200, "/messages/unprocessed?consumer=reports&channel={c}"),
                Case.of("listUnprocessed", 400, "/messages/unprocessed?consumer=A&channel={c}"),
                Case.of(
                        "markProcessed",
                        200,
                        "/messages/mark-processed",
                        "{\"consumer\":\"reports\",\"messages\":[{\"channelId\":\"{c}\",\"messageId\":\"1\"},{\"channelId\":\"{c}\",\"messageId\":\"2\",\"version\":1}]}"),
                Case.of(
                        "markProcessed",
                        400,
                        "/messages/mark-processed",
                        "{\"consumer\":\"reports\",\"messages\":[]}"));
    }

    private static List<Case> changes() {
        return List.of(
                Case.of("listChanges", 200, "/changes?since=0&channel={c}"),
                Case.of("listChanges", 200, "/changes?since=0&channel={c}").with("Accept", "application/x-ndjson"),
                Case.of("listChanges", 400, "/changes"),
                Case.of("listChanges", 409, "/changes?since=1000000000000"),
                Case.of("streamChanges", 200, "/stream?since=0&channel={c}"),
                Case.of("streamChanges", 400, "/stream?since=-1"),
                Case.of("streamChanges", 409, "/stream?since=1000000000000&strict=true"));
    }

    private static List<Case> channels() {
        return List.of(
                Case.of("listChannels", 200, "/channels?limit=2"),
                Case.of("listChannels", 400, "/channels?cursor=forged"),
                Case.of("addChannel", 201, "/channels", "{\"channelId\":\"{new}\",\"label\":\"a label\"}"),
                Case.of("addChannel", 409, "/channels", "{\"channelId\":\"{c}\"}"),
                Case.of("addChannel", 503, "/channels", "{\"username\":\"nobody_here\"}"),
                Case.of("addChannel", 400, "/channels", "{}"),
                Case.of("listDiscovered", 200, "/channels/discovery"),
                Case.of("getChannel", 200, "/channels/{c}"),
                Case.of("getChannel", 404, "/channels/77777"),
                Case.of("changeChannel", 200, "/channels/{listed}", "{\"label\":\"a label\"}"),
                Case.of("changeChannel", 404, "/channels/77777", "{\"label\":\"a label\"}"),
                Case.of("changeChannel", 412, "/channels/{c}", "{\"label\":\"a label\"}")
                        .with("If-Match", "\"another\""),
                Case.of("removeChannel", 204, "/channels/{listed}"),
                Case.of("removeChannel", 404, "/channels/77777"),
                Case.of("removeChannel", 412, "/channels/{c}").with("If-Match", "\"another\""),
                Case.of("auditChannel", 202, "/channels/{listed}/audit", "{\"fromId\":\"1\",\"toId\":\"5\"}"),
                Case.of("auditChannel", 404, "/channels/-123456/audit", "{}"),
                Case.of("getCoverage", 200, "/channels/{c}/coverage"),
                Case.of("getCoverage", 200, "/channels/{c}/coverage?buckets=4"),
                Case.of("getCoverage", 404, "/channels/77777/coverage"));
    }

    private static List<Case> consumers() {
        return List.of(
                Case.of("listConsumers", 200, "/consumers"),
                Case.of("putConsumer", 201, "/consumers/contract{new}", "{\"kinds\":[\"posted\"],\"from\":\"now\"}"),
                Case.of("putConsumer", 200, "/consumers/{consumer}", "{\"from\":\"beginning\"}"),
                Case.of("putConsumer", 409, "/consumers/{consumer}", "{\"kinds\":[\"edited\"]}"),
                Case.of("getConsumer", 200, "/consumers/{consumer}"),
                Case.of("getConsumer", 404, "/consumers/nobody"),
                Case.of("deleteConsumer", 204, "/consumers/{consumer}"),
                Case.of("deleteConsumer", 404, "/consumers/nobody"),
                Case.of("ackConsumer", 200, "/consumers/{consumer}/ack", "{\"seq\":1,\"expected\":0}"),
                Case.of("ackConsumer", 409, "/consumers/{consumer}/ack", "{\"seq\":1,\"expected\":7}"),
                Case.of("ackConsumer", 404, "/consumers/nobody/ack", "{\"seq\":1}"),
                Case.of("seekConsumer", 200, "/consumers/{consumer}/seek", "{\"at\":\"2025-11-05T12:00:00Z\"}"),
                Case.of("seekConsumer", 400, "/consumers/{consumer}/seek", "{}"),
                Case.of("listConsumerChanges", 200, "/consumers/{consumer}/changes?limit=3"),
                Case.of("listConsumerChanges", 404, "/consumers/nobody/changes"),
                Case.of("reportResults", 200, "/consumers/{consumer}/results", RESULT),
                Case.of("reportResults", 400, "/consumers/{consumer}/results", "{\"items\":[{}]}"),
                new Case("listFailures", 200, Cases::failures),
                Case.of("listFailures", 404, "/consumers/nobody/failures"));
    }

    private static Request failures(Scene scene) {
        String consumer = scene.filled("/consumers/{consumer}");
        scene.send("POST", consumer + "/results", scene.filled(RESULT));
        return Request.of(consumer + "/failures");
    }

    private static List<Case> jobsAndKeys() {
        return List.of(
                Case.of("listJobs", 200, "/jobs?kind=audit&limit=3"),
                Case.of("listJobs", 400, "/jobs?state=lost"),
                Case.of("askForJob", 202, "/jobs", "{\"kind\":\"sync\",\"channels\":[\"{listed}\"],\"last\":10}"),
                Case.of("askForJob", 400, "/jobs", "{\"kind\":\"sync\",\"last\":0}"),
                Case.of("getJob", 200, "/jobs/{job}"),
                Case.of("getJob", 404, "/jobs/job_00000000000000000000000000"),
                Case.of("cancelJob", 202, "/jobs/{job}/cancel"),
                new Case("cancelJob", 409, Cases::cancelled),
                Case.of("cancelJob", 404, "/jobs/job_00000000000000000000000000/cancel"),
                Case.of("listKeys", 200, "/keys"),
                Case.of(
                        "createKey",
                        201,
                        "/keys",
                        "{\"name\":\"contract\",\"scopes\":[\"messages:read\"],\"channels\":[\"{c}\"]}"),
                Case.of("createKey", 400, "/keys", "{\"name\":\"contract\",\"scopes\":[\"all\"]}"),
                Case.of("revokeKey", 204, "/keys/{key}"),
                Case.of("revokeKey", 404, "/keys/zzzzzzzz"));
    }

    private static Request cancelled(Scene scene) {
        String cancel = scene.filled("/jobs/{job}/cancel");
        scene.send("POST", cancel, null);
        return Request.of(cancel);
    }

    private static List<Case> figures() {
        String span = "channel={c}&from=2025-11-05&to=2025-11-05";
        return List.of(
                Case.of("getStats", 200, "/stats"),
                Case.of("countMessages", 200, "/stats/messages?" + span),
                Case.of("countMessages", 400, "/stats/messages?from=2001-01-01"),
                Case.of("measureLatency", 200, "/stats/latency?bucket=day&" + span),
                Case.of("measureLatency", 400, "/stats/latency?stages=lost"),
                Case.of("getMe", 200, "/me"),
                Case.of("health", 200, "/health"),
                Case.of("live", 200, "/livez"),
                Case.of("live_1", 200, "/healthz"),
                Case.of("ready", 200, "/readyz"),
                Case.of("ready_1", 200, "/ready"));
    }
}
