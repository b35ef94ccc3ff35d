/** Runs the controllers against an API server that has none. */
@NullMarked
@PublicApi
package io.streambus.testkit.controllers.client;

import io.streambus.api.stability.PublicApi;
import org.jspecify.annotations.NullMarked;
