@NullMarked
package io.streambus.app.apiclient;

import org.jspecify.annotations.NullMarked;
