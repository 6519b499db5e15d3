package dev.tradingsystem.telegram.api.contract;

import java.util.function.Function;

/// A request, and the status of its answer.
///
/// @param request made for the scene, so that what it names is there
record Case(String operation, int status, Function<Scene, Request> request) {

    static Case of(String operation, int status, String path) {
        return new Case(operation, status, scene -> Request.of(scene.filled(path)));
    }

    static Case of(String operation, int status, String path, String body) {
        return new Case(operation, status, scene -> Request.of(scene.filled(path), scene.filled(body)));
    }

    Case with(String header, String value) {
        return new Case(operation, status, scene -> request.apply(scene).with(header, scene.filled(value)));
    }

    @Override
    public String toString() {
        return operation + " " + status;
    }
}
