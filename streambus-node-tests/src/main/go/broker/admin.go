package main

import (
	"encoding/json"
	"fmt"
	"log"
	"net/http"
	"time"
)

// serveAdminAPI serves health checks at once, and the rest when the broker serves clients. Until
// then, the broker drops the connection.
func serveAdminAPI(config *config, members *membership) {
	admin := &adminAPI{config: config, members: members}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /health/live", plain(http.StatusOK, "alive"))
	mux.HandleFunc("GET /health/ready", plain(http.StatusOK, "ready"))
	mux.HandleFunc("GET /health", plain(http.StatusServiceUnavailable, "unknown"))
	mux.HandleFunc("GET /metrics", plain(http.StatusOK, "# Metrics endpoint placeholder"))
	mux.HandleFunc("GET /api/v1/cluster", admin.serve(admin.cluster))
	mux.HandleFunc("GET /api/v1/brokers", admin.serve(admin.brokers))
	mux.HandleFunc("GET /api/v1/topics", admin.serve(empty))
	mux.HandleFunc("GET /api/v1/consumer-groups", admin.serve(empty))
	address := fmt.Sprintf(":%d", config.Server.HTTPPort)
	go func() {
		// The broker goes on without HTTP, too.
		log.Printf("admin API: %v", http.ListenAndServe(address, mux))
	}()
}

type adminAPI struct {
	config  *config
	members *membership
}

func (a *adminAPI) serve(answer func() any) http.HandlerFunc {
	return func(response http.ResponseWriter, request *http.Request) {
		if !a.members.isServing() {
			panic(http.ErrAbortHandler)
		}
		response.Header().Set("Content-Type", "application/json")
		json.NewEncoder(response).Encode(answer())
	}
}

// cluster names the leader only if this broker is the leader.
func (a *adminAPI) cluster() any {
	controller := 0
	if self := a.members.vote(); self.Leader == self.ID {
		controller = self.ID
	}
	return map[string]any{
		"cluster_id":       fmt.Sprintf("streambus-cluster-%d", controller),
		"controller_id":    controller,
		"version":          "1.0.0",
		"total_brokers":    1,
		"active_brokers":   1,
		"total_topics":     0,
		"total_partitions": 0,
		"uptime":           a.uptime(),
	}
}

// brokers contains only this broker.
func (a *adminAPI) brokers() any {
	self := a.members.vote()
	return []any{map[string]any{
		"id":      self.ID,
		"host":    a.config.Server.Host,
		"port":    a.config.Server.Port,
		"status":  "ALIVE",
		"leader":  self.Leader == self.ID,
		"version": "",
		"uptime":  a.uptime(),
	}}
}

func (a *adminAPI) uptime() string {
	return time.Since(a.members.started).String()
}

func empty() any {
	return []any{}
}

func plain(status int, text string) http.HandlerFunc {
	return func(response http.ResponseWriter, _ *http.Request) {
		response.WriteHeader(status)
		fmt.Fprintln(response, text)
	}
}
