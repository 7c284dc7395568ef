using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace KnowledgeBase.Storage.Database.Migrations
{
    /// <inheritdoc />
    public partial class Changesets : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "changesets",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    title = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    author = table.Column<string>(type: "text", nullable: false),
                    contributors = table.Column<string[]>(type: "text[]", nullable: false),
                    opened_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    changed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    base_sequence = table.Column<int>(type: "integer", nullable: false),
                    release_sequence = table.Column<int>(type: "integer", nullable: true),
                    reverts_sequence = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_changesets", x => x.id);
                    table.ForeignKey(
                        name: "FK_changesets_releases_base_sequence",
                        column: x => x.base_sequence,
                        principalTable: "releases",
                        principalColumn: "sequence",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_changesets_releases_release_sequence",
                        column: x => x.release_sequence,
                        principalTable: "releases",
                        principalColumn: "sequence",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_changesets_releases_reverts_sequence",
                        column: x => x.reverts_sequence,
                        principalTable: "releases",
                        principalColumn: "sequence",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "idempotency_keys",
                columns: table => new
                {
                    caller = table.Column<string>(type: "text", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    operation = table.Column<string>(type: "text", nullable: false),
                    input_hash = table.Column<string>(type: "text", nullable: false),
                    result = table.Column<string>(type: "jsonb", nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_idempotency_keys", x => new { x.caller, x.key });
                });

            migrationBuilder.CreateTable(
                name: "changeset_items",
                columns: table => new
                {
                    changeset_id = table.Column<long>(type: "bigint", nullable: false),
                    slug = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    base_number = table.Column<int>(type: "integer", nullable: false),
                    base_document = table.Column<string>(type: "jsonb", nullable: true),
                    draft_document = table.Column<string>(type: "jsonb", nullable: true),
                    saves = table.Column<int>(type: "integer", nullable: false),
                    is_discarded = table.Column<bool>(type: "boolean", nullable: false),
                    editor = table.Column<string>(type: "text", nullable: false),
                    saved_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_changeset_items", x => new { x.changeset_id, x.slug });
                    table.ForeignKey(
                        name: "FK_changeset_items_changesets_changeset_id",
                        column: x => x.changeset_id,
                        principalTable: "changesets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "changeset_reviews",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    changeset_id = table.Column<long>(type: "bigint", nullable: false),
                    reviewer = table.Column<string>(type: "text", nullable: false),
                    verdict = table.Column<string>(type: "text", nullable: false),
                    comment = table.Column<string>(type: "text", nullable: true),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_changeset_reviews", x => x.id);
                    table.ForeignKey(
                        name: "FK_changeset_reviews_changesets_changeset_id",
                        column: x => x.changeset_id,
                        principalTable: "changesets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_changeset_reviews_changeset_id_id",
                table: "changeset_reviews",
                columns: new[] { "changeset_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_changesets_author_id",
                table: "changesets",
                columns: new[] { "author", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_changesets_base_sequence",
                table: "changesets",
                column: "base_sequence");

            migrationBuilder.CreateIndex(
                name: "IX_changesets_release_sequence",
                table: "changesets",
                column: "release_sequence");

            migrationBuilder.CreateIndex(
                name: "IX_changesets_reverts_sequence",
                table: "changesets",
                column: "reverts_sequence");

            migrationBuilder.CreateIndex(
                name: "IX_changesets_state_id",
                table: "changesets",
                columns: new[] { "state", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_idempotency_keys_created_at",
                table: "idempotency_keys",
                column: "created_at");

            // What was published or given up, and what reviewers said, stays as it was, whoever asks.
            migrationBuilder.Sql("""
                CREATE FUNCTION kb_changeset_final() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF TG_OP = 'UPDATE' AND OLD.state NOT IN ('PUBLISHED', 'ABANDONED') AND NEW.id = OLD.id AND NEW.author = OLD.author
                        AND NEW.opened_at = OLD.opened_at AND NEW.version > OLD.version
                    THEN
                        RETURN NEW;
                    END IF;
                    RAISE EXCEPTION 'A changeset is never deleted, and once it is published or abandoned never changed.'
                        USING ERRCODE = 'restrict_violation';
                END $$;

                CREATE FUNCTION kb_changeset_item_final() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF TG_OP <> 'DELETE' AND NOT EXISTS (SELECT 1 FROM changesets WHERE id = NEW.changeset_id AND state IN ('PUBLISHED', 'ABANDONED'))
                        AND (TG_OP = 'INSERT' OR (NEW.changeset_id = OLD.changeset_id AND NEW.slug = OLD.slug AND NEW.saves >= OLD.saves))
                    THEN
                        RETURN NEW;
                    END IF;
                    RAISE EXCEPTION 'The drafts of a changeset are never deleted, and once it is published or abandoned never changed.'
                        USING ERRCODE = 'restrict_violation';
                END $$;

                CREATE TRIGGER changesets_final BEFORE UPDATE OR DELETE ON changesets FOR EACH ROW EXECUTE FUNCTION kb_changeset_final();
                CREATE TRIGGER changesets_no_truncate BEFORE TRUNCATE ON changesets FOR EACH STATEMENT EXECUTE FUNCTION kb_refuse_change();
                CREATE TRIGGER changeset_items_final BEFORE INSERT OR UPDATE OR DELETE ON changeset_items FOR EACH ROW EXECUTE FUNCTION kb_changeset_item_final();
                CREATE TRIGGER changeset_items_no_truncate BEFORE TRUNCATE ON changeset_items FOR EACH STATEMENT EXECUTE FUNCTION kb_refuse_change();
                CREATE TRIGGER changeset_reviews_immutable BEFORE UPDATE OR DELETE ON changeset_reviews FOR EACH ROW EXECUTE FUNCTION kb_refuse_change();
                CREATE TRIGGER changeset_reviews_no_truncate BEFORE TRUNCATE ON changeset_reviews FOR EACH STATEMENT EXECUTE FUNCTION kb_refuse_change();
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "changeset_items");

            migrationBuilder.DropTable(
                name: "changeset_reviews");

            migrationBuilder.DropTable(
                name: "idempotency_keys");

            migrationBuilder.DropTable(
                name: "changesets");

            migrationBuilder.Sql("DROP FUNCTION kb_changeset_item_final(); DROP FUNCTION kb_changeset_final();");
        }
    }
}
